import type Provider from 'oidc-provider';
import { AWAY, isStoreAway } from '../store/away.ts';

/** Answers 503 in the place of the error that oidc-provider tells of when the database is away. */
export function answerWhenStoreIsAway(provider: Provider): void {
  const failed = new WeakSet<object>();
  provider.on('server_error', (ctx, error) => {
    if (isStoreAway(error)) failed.add(ctx);
  });
  provider.use(async (ctx, next) => {
    try {
      await next();
      if (!failed.has(ctx)) return;
    } catch (error) {
      if (!isStoreAway(error)) throw error;
    }
    ctx.remove('Location');
    ctx.set(AWAY.headers);
    ctx.status = 503;
    ctx.type = 'json';
    ctx.body = JSON.stringify(AWAY.body);
  });
}
