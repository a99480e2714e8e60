export { type Env, readEnv } from './env.ts';
export { type Api, startApi } from './start-api.ts';
