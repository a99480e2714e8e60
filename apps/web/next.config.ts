import type { NextConfig } from 'next';

const config: NextConfig = {
  transpilePackages: ['@setlist/contracts', '@setlist/covers'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages get theirs from the proxy; this is for files that pass it by.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
};

export default config;
