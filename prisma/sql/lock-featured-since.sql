-- Holds the featured list, if nobody has edited it since a moment; no row comes back otherwise.
-- Not Prisma: FOR SHARE.
-- @param $1:moment
SELECT version FROM featured_list WHERE updated_at < $1 FOR SHARE
