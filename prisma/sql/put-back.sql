-- Moves rows out of a person's bin, back into their table, with all columns as they were.
-- Not Prisma: rows of any table are made of JSON where they are, in the statement that takes them out of the bin.
-- @param $1:ofTable
-- @param $2:userId
-- @param $3:thing
-- @param $4:thingId
-- @param $5:ownerColumn says whose row it is
-- @param $6:namedColumn? has another user id
SELECT put_back($1, $2, $3, $4, $5, $6) AS "put!"
