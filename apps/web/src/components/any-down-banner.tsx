import { OnHold } from '#lib/api.ts';
import { DownBanner } from './down-banner.tsx';

/** The banner about whoever does not answer, once for all these data; nothing when all of them came. */
export async function AnyDownBanner({ of }: { of: Promise<unknown>[] }) {
  const down = (await Promise.all(of)).find((data) => data instanceof OnHold);
  return down instanceof OnHold && <DownBanner by={down.by} />;
}
