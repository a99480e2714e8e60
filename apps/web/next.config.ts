import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  transpilePackages: ['@setlist/contracts', '@setlist/covers'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Of the messages' formatter the part that formats: they come compiled (src/i18n/compiled.ts).
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // A build looks at what it is made of; `npm run types` looks at the tests too, and at the fixtures of others.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // It would keep a style sheet's error after the style sheet has been put right; Turborepo keeps builds as a whole.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // The front page of signed-out people has the same address as Home: src/proxy.ts says who they are. A rewrite by the
  // proxy itself would be a second request wherever the server is told an address to listen at.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/', has: [{ type: 'header', key: 'x-setlist-signed-out' }], destination: '/welcome' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  // Pages get theirs from the proxy; this is for files that pass it by.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
