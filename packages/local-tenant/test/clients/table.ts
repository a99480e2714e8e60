import { AUTHENTICATION_API, MANAGEMENT_API, WITHOUT_EFFECT } from './endpoints.ts';
import { gainedTable } from './gained.ts';
import RECORDED from './recorded-answers.json' with { type: 'json' };
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

The tenant's answers were held against ${total(RECORDED)} that real Auth0 tenants gave to the test suites of its Terraform provider, its deploy CLI and its Go SDK: the same requests, in the same order, to a tenant of their own. Of an answer the status counts, and its shape, which is the names that it has at any depth and the types of their values. Where nothing was recorded, what is known is Auth0's documentation.

${managementTable(sorted)}

## What Auth0 has gained

Of what Auth0's documentation of 2025 and 2026 tells, so that a missing thing is a known one.

${gainedTable()}

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
    return `| \`${endpoint}\` | ${matchesOf(endpoint, results)} | ${differs.join('<br>') || 'not compared'} |`;
  });
  return `| endpoint | what matches | what differs |\n|---|---|---|\n${rows.join('\n')}`;
}

/** How many recorded answers there are for an endpoint, and how many of them the tenant gave alike. */
interface Recorded {
  answers: number;
  status: number;
  shape: number;
}

function total(recorded: Record<string, Recorded>): string {
  const answers = Object.values(recorded).reduce((sum, one) => sum + one.answers, 0);
  return answers.toLocaleString('en');
}

function managementTable(results: ClientResult[]): string {
  const rows = MANAGEMENT_API.map((endpoint) => {
    const recorded: Recorded | undefined = RECORDED[endpoint as keyof typeof RECORDED];
    const kept = (WITHOUT_EFFECT.get(endpoint) ?? []).map((name) => `\`${name}\``).join(', ');
    const cells = [`\`${endpoint}\``, matchesOf(endpoint, results), heldAgainst(recorded), kept || 'nothing'];
    return `| ${[...cells, whatDiffers(endpoint, recorded, results)].join(' | ')} |`;
  });
  const head = [
    'endpoint',
    'what matches',
    'held against recorded answers',
    'kept, without effect',
    'what differs',
  ];
  return `| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n${rows.join('\n')}`;
}

function heldAgainst(recorded: Recorded | undefined): string {
  if (!recorded) return 'none was recorded';
  const { answers, status, shape } = recorded;
  return `${answers}: ${share(status, answers)} with the same status, ${share(shape, answers)} with the same shape`;
}

function share(part: number, whole: number): string {
  return part === whole ? 'all' : String(part);
}

// That nothing is known to differ is only said where something was compared.
function whatDiffers(endpoint: string, recorded: Recorded | undefined, results: ClientResult[]): string {
  const known = differencesOf(endpoint, results).map(
    ({ auth0, tenant }) => `Auth0 ${auth0}; the tenant ${tenant}`,
  );
  if (known.length > 0) return known.join('<br>');
  if (!recorded) return 'not compared';
  if (recorded.shape === recorded.answers) return 'nothing known';
  const [, why] = WHY.find(([pattern]) => pattern.test(endpoint)) ?? [];
  if (!why) throw new Error(`Nobody has said why recorded answers of ${endpoint} differ.`);
  return why;
}

// Why some recorded answers differ, where no client here shows it.
const WHY: [endpoint: RegExp, why: string][] = [
  [
    /\/actions\//,
    'Auth0 builds code that cannot be compiled, and runs Actions of twenty triggers; the tenant refuses both by name, and so has less to show afterwards',
  ],
  [/\/connections/, "the options of the recorded tenants' own connections, and applications that they had"],
  [/\/tenants\/settings/, 'a setting of the recorded tenant'],
  [/\/roles/, 'Auth0 has roles of organizations, and sent `null` for a description for some months'],
  [/\/resource-servers|\/client-grants/, 'Auth0 has more system APIs than the Management API'],
  [/\/refresh-tokens/, 'an answer of 2024 was 204; the documented one, and that of the tenant, is 202'],
  [/\/users/, 'Auth0 answers 409 where a tenant has several custom domains'],
  [/\/clients/, 'settings that older answers had and newer ones lack, or have and older ones lack'],
  [
    /\/branding|\/prompts/,
    'the looks and texts of the recorded tenants; the tenant has its own, which nobody can change',
  ],
  [/\/attack-protection/, 'older answers have fewer stages; a plan without bot detection answers 403'],
  [/\/supplemental-signals/, 'a plan without them answers 403'],
  [
    /\/organizations|\/custom-domains/,
    'what the recorded tenants had; here there are none, and so no next page',
  ],
  [/\/keys\//, 'the recorded answer also says what the key is not: `next: false`'],
];

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
