import { runUntilStopped } from './lib/run-until-stopped.ts';

// npm run dev: the same data as npm start, but every process follows the sources, and the logs are shown.
process.exitCode = await runUntilStopped(
  () => ({ watch: true }),
  ({ settings: { values } }) => {
    console.log(`\n  ${values.WEB_URL} · demo password ${values.DEMO_PASSWORD} · Ctrl-C stops everything\n`);
  },
);
