-- When the display name was said, by a token or by the person: an older token must not bring an older name back.
ALTER TABLE "users" ADD COLUMN "display_name_at" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity';

-- The plan that the identity provider was last seen to say, so that a change can be noticed and told.
ALTER TABLE "users" ADD COLUMN "plan" TEXT NOT NULL DEFAULT 'free';
ALTER TABLE "users" ADD CONSTRAINT "users_plan_known" CHECK ("plan" IN ('free', 'full'));
