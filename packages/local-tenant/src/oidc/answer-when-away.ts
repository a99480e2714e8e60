import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { isStoreAway } from '../store/away.ts';

/** Says to whoever asks that the database is away. */
export type AnswerAway = (ctx: Pick<KoaContextWithOIDC, 'query' | 'get' | 'accepts'>) => {
  headers: Record<string, string>;
  body: string;
};

/** Answers 503 in the place of the error that oidc-provider tells of when the database is away. */
export function answerWhenStoreIsAway(provider: Provider, answerAway: AnswerAway): void {
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
    const { headers, body } = answerAway(ctx);
    ctx.remove('Location');
    ctx.set(headers);
    ctx.status = 503;
    ctx.body = body;
  });
}
