import type { Logger } from 'pino';
import type { ClientCredentials } from './config/apply-config.ts';
import type { Switches } from './switches/switches.ts';

export interface TenantOptions {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on; loopback unless told. */
  host?: string;
  /** postgres:// URL of the tenant's own database; the tables are made and kept up to date in it. */
  databaseUrl: string;
  /** Path of the tenant.yaml to start from. */
  configFile: string;
  /** Path of a JSON file in Auth0's bulk-import format, loaded when there are no users yet. */
  usersFile?: string;
  /** Password of the imported users; needed with `usersFile`. */
  demoPassword?: string;
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
  /** Silent unless given. */
  log?: Logger;
}

/** A tenant that runs. */
export interface RunningTenant {
  issuer: string;
  port: number;
  /** Where it answers over https, and the authority's certificate that clients have to trust there. */
  tls?: { issuer: string; port: number; caFile: string };
  close(): Promise<void>;
}
