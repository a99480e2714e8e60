import type { NextConfig } from 'next';

const config: NextConfig = {
  transpilePackages: ['@setlist/contracts', '@setlist/covers'],
  poweredByHeader: false,
  reactStrictMode: true,
  // A build looks at what it is made of; `npm run types` looks at the tests too, and at the fixtures of others.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // It would keep a style sheet's error after the style sheet has been put right; Turborepo keeps builds as a whole.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // Pages get theirs from the proxy; this is for files that pass it by.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
};

export default config;
