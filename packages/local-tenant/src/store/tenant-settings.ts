import type { Database } from './database.ts';
import { findSetting, settingOr, writeSetting } from './settings.ts';

const NAME = 'tenant_settings';

/** What was said of the tenant itself, by the configuration or the Management API. */
export interface TenantSettings {
  friendly_name?: string;
  allowed_logout_urls?: string[];
  default_audience?: string;
  flags?: Record<string, boolean | undefined>;
  [setting: string]: unknown;
}

/** What was said of the tenant itself; `lock` keeps it from others until the transaction ends. */
export async function readTenantSettings(
  db: Database,
  { lock = false }: { lock?: boolean } = {},
): Promise<TenantSettings> {
  // A row that is not there cannot be locked.
  if (lock) await settingOr(db, NAME, () => ({}));
  return ((await findSetting(db, NAME, { lock })) ?? {}) as TenantSettings;
}

/** Keeps what was said of the tenant itself in place of what was said before. */
export async function writeTenantSettings(db: Database, settings: TenantSettings): Promise<void> {
  await writeSetting(db, NAME, settings);
}

/** The settings that every request needs. */
export interface TenantNames {
  /** How the tenant is called on its pages. */
  name: string;
  /** Where a logout that names no application may lead. */
  allowedLogoutUrls: string[];
  /** For which API a token is that asks for none. */
  defaultAudience: string | undefined;
}

/** Reads the settings that every request needs. */
export async function readTenantNames(db: Database): Promise<TenantNames> {
  const settings = await readTenantSettings(db);
  const { allowed_logout_urls: allowedLogoutUrls = [], default_audience } = settings;
  return { name: nameOf(settings), allowedLogoutUrls, defaultAudience: default_audience || undefined };
}

/** How a tenant of these settings is called. */
export function nameOf({ friendly_name }: TenantSettings): string {
  return friendly_name || 'Local tenant';
}
