// Runs scripts/<name>.ts, or with `turbo` as the name Turborepo's own tasks. It is plain JavaScript without imports from
// packages, since it has to work under any Node.js from 20 on before anything is installed: it installs what
// package-lock.json says, if that is not there yet, lets Turborepo make what the script needs, and then hands over to the
// Node.js 24 that came with it, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takenPort } from './taken-port.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const node24 = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const turbo = join(root, 'node_modules/turbo/bin/turbo');
const [name = '', ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);
let stopped = false;
// What Turborepo makes before a script runs, or finds in its cache. These two run it themselves.
const before = {
  start: ['generate', '@setlist/web#build'],
  test: [],
  verify: [],
};

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Setlist needs Node.js 20 or newer to begin with; this is ${process.versions.node}.`);
}
if (!/^[a-z-]+$/.test(name) || (name !== 'turbo' && !existsSync(script))) {
  fail(`There is no script "${name}" in scripts/.`);
}

// Before minutes of installing and building.
const taken = await takenPort(root, name, process.env);
if (taken) fail(taken);
if (!isInstalled()) await install();
if (!existsSync(node24)) {
  fail(
    'Node.js 24 is missing from node_modules. Its package has an install script: run npm ci without --ignore-scripts.',
  );
}
if (name === 'turbo') {
  process.exitCode = await run([node24, turbo, 'run', ...args]);
} else if (await make(before[name] ?? ['generate'])) {
  process.exitCode = await run([node24, script, ...args]);
}

/** Lets Turborepo make what these tasks make, and tells whether it did; its output is shown when it did not. */
async function make(tasks) {
  if (tasks.length === 0) return true;
  const started = Date.now();
  console.log(`  … building (turbo run ${tasks.join(' ')})`);
  let output = '';
  const code = await run([node24, turbo, 'run', ...tasks, '--output-logs=errors-only'], (text) => {
    output += text;
  });
  if (code === 0 && !stopped) {
    console.log(`  ✓ built  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return true;
  }
  process.exitCode = 1;
  if (!stopped) fail(`turbo run ${tasks.join(' ')} failed:\n\n${output}`);
  return false;
}

/** Installs what package-lock.json says, also where npm would leave development packages out or cannot keep a cache. */
async function install() {
  const started = Date.now();
  console.log('  … installing packages (npm ci)');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const cache = canKeepCache() ? undefined : mkdtempSync(join(tmpdir(), 'setlist-npm-'));
  const args = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run([...npm, 'ci', ...args, ...(cache ? ['--cache', cache] : [])]);
  if (cache) rmSync(cache, { recursive: true, force: true });
  if (code !== 0)
    fail('The packages could not be installed; the lines above say why. Then run the command again.');
  console.log(`  ✓ packages installed  ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function canKeepCache() {
  const folder = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for, the links to the workspaces as well. npm writes its own
 * copy of the list last.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/')) return true;
    if (link) return existsSync(join(root, path));
    return present[path] ? present[path].version === version : Boolean(optional);
  });
}

function packagesOf(path) {
  return existsSync(join(root, path)) ? JSON.parse(readFileSync(join(root, path), 'utf8')).packages : {};
}

/**
 * Runs a program to its end and returns its exit code; signals are passed on, so that it can end in good order. Its
 * output goes to the terminal, or to `onText` if that is given.
 */
function run([command, ...rest], onText) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  // Compiled sources are kept from run to run: everything starts faster, and the TypeScript parser is not even loaded.
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node-compile');
  // Nothing is to report home.
  const quiet = {
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  };
  const env = { ...process.env, ...quiet, PATH, NODE_COMPILE_CACHE };
  const output = onText ? 'pipe' : 'inherit';
  const child = spawn(command, rest, { cwd: root, stdio: ['inherit', output, output], env });
  for (const stream of onText ? [child.stdout, child.stderr] : [])
    stream.setEncoding('utf8').on('data', onText);
  const forward = (signal) => {
    stopped = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const watch = whenAbandoned(() => forward('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
    child.on('close', (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/**
 * Calls back when the shell in which npm runs its scripts is gone. A signal sent to npm ends that shell, which does
 * not pass it on; without this everything would run on unseen.
 */
function whenAbandoned(callback) {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    callback();
  }, 200);
  watch.unref();
  return watch;
}

function fail(message) {
  console.error(`\n  ✗ ${message}\n`);
  process.exit(1);
}
