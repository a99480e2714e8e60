import type { Logger } from 'pino';
import type { ClientCredentials } from './config/apply-config.ts';
import type { ImportedUser } from './config/import-users.ts';
import type { TenantConfigInput } from './config/schema.ts';
import type { Switches } from './switches/switches.ts';

/** What a tenant is started with; all of it may be left out. */
export interface TenantOptions {
  /** 0, as unless told, takes any free port. */
  port?: number;
  /** Address to listen on; loopback unless told. */
  host?: string;
  /**
   * postgres:// URL of the tenant's own database; the tables are made and kept up to date in it. Without one, a
   * PostgreSQL of its own is started, which ends with the tenant.
   */
  databaseUrl?: string;
  /** Where that PostgreSQL keeps its data from one start to the next; without a folder, they go when it ends. */
  dataDir?: string;
  /** Path of a tenant.yaml in the deploy CLI's form, or what would stand in it. */
  config?: string | TenantConfigInput;
  /** Path of a JSON file in Auth0's bulk-import format, or what would stand in it; loaded when there are no users yet. */
  users?: string | ImportedUser[];
  /** Password of those users who have none of their own. */
  password?: string;
  /**
   * Whether a request to /authorize may sign an imported user in without their password and without a page: decision 33.
   * Not unless told: whoever can send a browser here could sign it in.
   */
  demoSignIn?: boolean;
  /** Credentials by the name of the application; applications without any get generated ones, which are kept. */
  clients?: Record<string, ClientCredentials>;
  /** An application with every scope of the Management API, for the deploy CLI. */
  deployClient?: ClientCredentials;
  /** Values for the keywords (`##KEY##`, `@@KEY@@`) of the configuration. */
  keywords?: Record<string, string | undefined>;
  /** Serves https beside http, as a second issuer; only http unless given. */
  tls?: {
    /** 0 takes any free port. */
    port: number;
    /** Where the authority and the certificate are kept. */
    folder: string;
  };
  /** Whether a user's profile that grows beyond 10 KB is refused, as Auth0 will from 4 March 2027 on; until then it warns. */
  refuseLargeProfiles?: boolean;
  /** What a password's hash costs: scrypt's N, a power of two; 2^15 unless given. */
  scryptN?: number;
  /** How the switches stand in a store that has none kept; Auth0's free plan unless given. */
  switches?: Switches;
  /**
   * Whether the module of an Action lives on in its thread from run to run, as it may at Auth0: what one person leaves in a
   * variable outside of the function shows to the next. Each run has a module of its own unless told.
   */
  keepActionModules?: boolean | undefined;
  /** Where the packages that Actions depend on are installed; in the system's folder for temporary files unless told. */
  actionModulesFolder?: string | undefined;
  /** Silent unless given. */
  log?: Logger;
}

/** A mail that a real tenant would have sent. */
export interface Mail {
  to: string;
  subject: string;
  body: string;
  /** What the mail asks to follow: to choose a password, or to confirm an address. */
  link: string | null;
  language: string;
  /** ISO 8601. */
  date: string;
}

/** How the tenant is made slow, or made to fail. */
export type Faults = Switches['disturbance'];

/** A tenant that runs. */
export interface RunningTenant {
  /** Its address, and the issuer of its tokens, with a slash at the end. */
  url: string;
  port: number;
  /** Where it answers over https, and the authority's certificate that clients have to trust there. */
  tls?: { url: string; port: number; caFile: string };
  /**
   * Takes everything back to what it was started with: applications, users and what else the configuration says, with
   * the same ids. Sessions, tokens, mails, the log and faults are gone; signing keys stay.
   */
  reset(): Promise<void>;
  /** The mails that would have been sent, the newest first; `to` names the recipient. */
  mails(filter?: { to?: string }): Promise<Mail[]>;
  faults: {
    current(): Faults;
    /** Sets what is named, and leaves the rest. Throws ZodError for values that make no sense. */
    set(faults: Partial<Faults>): Promise<Faults>;
    clear(): Promise<void>;
  };
  close(): Promise<void>;
}
