-- Holds one of a person's songs until it is removed: who likes it at this moment, or puts it into a playlist, is waited
-- for, and what they added is there afterwards. No row comes back when it is not theirs.
-- Not Prisma: FOR UPDATE.
-- @param $1:userId
-- @param $2:songId
SELECT song_id AS "songId" FROM songs WHERE user_id = $1 AND song_id = $2 FOR UPDATE
