// `node src/main.ts [api | reads | search | tenant | outage] [rounds] [seconds]`: runs that benchmark; the API's unless told.
const [first = '', ...others] = process.argv.slice(2);
const isNamed = /^[a-z]/.test(first);
const name = isNamed ? first : 'api';
if (!['api', 'reads', 'search', 'tenant', 'outage'].includes(name)) {
  console.error(`There is no benchmark "${name}": choose api, reads, search, tenant or outage.`);
  process.exit(1);
}
if (isNamed) process.argv.splice(2, Infinity, ...others);
await import(`./${name}.ts`);
