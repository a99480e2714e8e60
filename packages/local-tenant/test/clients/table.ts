import { AUTHENTICATION_API, MANAGEMENT_API } from './endpoints.ts';
import type { ClientResult } from './try-client.ts';

/** Writes docs/compatibility.md from what the clients were seen to do. */
export function compatibilityTable(results: ClientResult[]): string {
  const sorted = results.toSorted((a, b) => a.client.localeCompare(b.client));
  return `<!-- Written by the compatibility suite: npm run update -w @setlist/local-tenant. Do not edit. -->
# Compatibility

What the local tenant does for clients that were made for Auth0. Every line comes from a test in \`packages/local-tenant/test/clients\`, which runs the published package, unmodified, against the tenant over TLS, and which CI repeats. The calls are those that the tenant saw. What the tenant itself is tested for is in [tenant-facts.md](tenant-facts.md).

## Clients

| client | pointed at the tenant by | what works |
|---|---|---|
${sorted.map(clientRow).join('\n')}

To let a Node.js program trust the tenant, start the program with \`NODE_EXTRA_CA_CERTS=.data/tls/ca.pem\`; the tenant serves \`https://localhost:4443/\` when it is started with \`TENANT_TLS=1\`. Setlist itself uses next-auth, express-oauth2-jwt-bearer and the Management API over plain http, at \`http://localhost:4400/\`.

## Authentication API

${endpointTable(AUTHENTICATION_API, sorted)}

## Management API

${endpointTable(MANAGEMENT_API, sorted)}

## Endpoints of Auth0 that are not here

They answer 404.

${absentEndpoints(sorted).join('\n')}
`;
}

// Those that a test asked for, and those that a client asks for by itself and can do without.
function absentEndpoints(results: ClientResult[]): string[] {
  const served = [...AUTHENTICATION_API, ...MANAGEMENT_API];
  const tried = results.flatMap(({ client, checks, differences }) => [
    ...differences.map(({ endpoint, auth0 }) => ({ endpoint, what: auth0 })),
    ...checks.flatMap(({ calls }) =>
      Object.keys(calls).map((endpoint) => ({ endpoint, what: `${client} asks for it and does without` })),
    ),
  ]);
  const absent = tried.filter(({ endpoint }) => !served.includes(endpoint));
  return unique(absent.map(({ endpoint, what }) => `- \`${endpoint}\`: ${what}`));
}

function clientRow({ client, version, settings, checks }: ClientResult): string {
  const [name, ...part] = client.split(' ');
  const title = [`\`${name}\` ${version}`, part.join(' ')].filter(Boolean).join(', ');
  return `| ${title} | ${settings} | ${checks.map((check) => check.title).join('<br>')} |`;
}

function endpointTable(endpoints: string[], results: ClientResult[]): string {
  const rows = endpoints.map((endpoint) => {
    const differs = differencesOf(endpoint, results).map(
      ({ auth0, tenant }) => `Auth0 ${auth0}; the tenant ${tenant}`,
    );
    return `| \`${endpoint}\` | ${matchesOf(endpoint, results)} | ${differs.join('<br>') || 'nothing known'} |`;
  });
  return `| endpoint | what matches | what differs |\n|---|---|---|\n${rows.join('\n')}`;
}

function matchesOf(endpoint: string, results: ClientResult[]): string {
  const seen = results.flatMap(({ client, checks }) =>
    checks
      .filter(({ calls }) => endpoint in calls)
      .map(({ title, calls }) => ({ client, title, statuses: calls[endpoint]?.split(', ') ?? [] })),
  );
  if (seen.length === 0) return "no client here calls it; the tenant's own tests do";
  const titles = unique(seen.map(({ title }) => title));
  const clients = unique(seen.map(({ client }) => client));
  const statuses = unique(seen.flatMap((one) => one.statuses)).sort();
  return `${titles.join('; ')}<br>Seen with ${clients.join(', ')}<br>Answers: ${statuses.join(', ')}`;
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}

function differencesOf(endpoint: string, results: ClientResult[]) {
  return results.flatMap(({ differences }) => differences).filter((one) => one.endpoint === endpoint);
}
