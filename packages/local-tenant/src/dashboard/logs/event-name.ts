const NAMES: Record<string, string> = {
  s: 'Signed in',
  f: 'Sign-in failed',
  fp: 'Sign-in failed: wrong password',
  fu: 'Sign-in failed: unknown email',
  fsa: 'Silent sign-in failed',
  ssa: 'Silent sign-in',
  ss: 'Signed up',
  fs: 'Sign-up failed',
  slo: 'Signed out',
  flo: 'Sign-out failed',
  seacft: 'Code exchanged for tokens',
  feacft: 'Code not exchanged',
  sertft: 'Tokens refreshed',
  fertft: 'Refresh refused',
  ferrt: 'Refresh token reused',
  seccft: 'Client credentials exchanged',
  feccft: 'Client credentials refused',
  sapi: 'Management API call',
  fapi: 'Management API call failed',
  mgmt_api_read: 'Management API read',
  scp: 'Password changed',
  fcp: 'Password not changed',
  scpr: 'Password change asked for',
  fcpr: 'Password change not asked for',
  sdu: 'User deleted',
  sv: 'Email verified',
  svr: 'Email to be verified',
  limit_wc: 'Blocked after wrong passwords',
  api_limit: 'Rate limit reached',
  w: 'Warning',
  depnote: 'Will be refused one day',
};

/** What a log event's type says in words; a code without any stays a code. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export function eventName(type: string): string {
  return NAMES[type] ?? type;
}

/** Whether a log event's type tells of a failure. */
export function isFailure(type: string): boolean {
  return type.startsWith('f') || type === 'limit_wc' || type === 'api_limit';
}
