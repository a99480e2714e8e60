-- Tells every process of plays that counted.
-- Not Prisma: NOTIFY.
-- @param $1:payloads
SELECT pg_notify('counted_plays', told)::text AS "told!" FROM unnest($1::text[]) AS told
