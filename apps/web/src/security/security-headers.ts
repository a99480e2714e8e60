import { env } from '#env.ts';

/**
 * The security headers of every page and handler (OWASP ASVS 5.0, 3.4). `nonce` lets this answer's own scripts run
 * and no others. Audio and its covers come from the API, and audio goes there. Forms may post to the identity provider too: sign-in and sign-out are forms that end there.
 */
export function securityHeaders(nonce: string) {
  const { NODE_ENV, NEXTAUTH_URL, API_URL, AUTH0_ISSUER_BASE_URL } = env();
  const development = NODE_ENV === 'development';
  const https = NEXTAUTH_URL.startsWith('https://');
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: ${new URL(API_URL).origin}`,
    `font-src 'self'`,
    `connect-src 'self' ${new URL(API_URL).origin}`,
    `media-src 'self' ${new URL(API_URL).origin}`,
    // Else a worker is a script, and needs the nonce of each page that asks for it.
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self' ${new URL(AUTH0_ISSUER_BASE_URL).origin}`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
