import { env } from '#env.ts';
import { answers } from '#lib/api.ts';
import { RememberAnswers } from './xray-provider.tsx';

/** Tells the page's tapes which requests brought `of`, once they have. Renders nothing. */
export async function AnswersOfPage({ of }: { of: Promise<unknown>[] }) {
  if (env().XRAY === 'off') return null;
  await Promise.allSettled(of);
  return <RememberAnswers answers={[...answers()]} />;
}
