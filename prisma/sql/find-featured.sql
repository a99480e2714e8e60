-- The featured list itself: one row.
-- Not Prisma: pages ask for it often; with its playlists 6.0 times the answers of Prisma (`npm run bench -- reads`).
SELECT f.headline, f.version, f.updated_at AS "updatedAt",
  CASE WHEN f.updated_by IS NOT NULL
  THEN coalesce((SELECT display_name FROM users WHERE user_id = f.updated_by), 'user') END AS "updatedBy"
FROM featured_list f
