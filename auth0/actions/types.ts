/**
 * The part of Auth0's post-login trigger that the Actions use.
 * https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger
 */
export interface PostLoginEvent {
  user: {
    user_id: string;
    email?: string;
    email_verified?: boolean;
    picture?: string;
    user_metadata: Record<string, unknown>;
    app_metadata: Record<string, unknown>;
  };
  /** At a sign-in. */
  session?: { id?: string };
  /** At a refresh. */
  refresh_token?: { session_id?: string | null };
  secrets: Record<string, string | undefined>;
  transaction?: { metadata?: Record<string, string | number | boolean | undefined> };
}

export interface PostLoginApi {
  user: {
    setUserMetadata(key: string, value: unknown): void;
    setAppMetadata(key: string, value: unknown): void;
  };
  idToken: { setCustomClaim(name: string, value: unknown): void };
  accessToken: { setCustomClaim(name: string, value: unknown): void };
  cache: {
    get(key: string): { value: string; expires_at: number } | undefined;
    set(key: string, value: string, options?: { ttl?: number }): { type: 'success' | 'error' };
    delete(key: string): unknown;
  };
  transaction: { setMetadata(key: string, value: string | number | boolean | null): void };
}
