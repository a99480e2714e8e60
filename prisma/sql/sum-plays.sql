-- All plays of a person's playlists, in decimal digits.
-- Not Prisma: the home page asks for it; 2.8 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId
SELECT coalesce(sum(plays), 0)::text AS "plays!" FROM play_counts WHERE user_id = $1
