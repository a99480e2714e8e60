import { Dock, Toggle } from './dock.tsx';
import { hasBackstage, isBackstageOpen } from './has-backstage.ts';

// What stands backstage, at the tenant, beside the page that it makes. Where there is no backstage both are nothing.

/** The panel, while it is open. */
export async function Backstage() {
  if (!hasBackstage()) return null;
  return <Dock initially={await isBackstageOpen()} />;
}

/** The switch of the header that opens and closes it. */
export async function BackstageSwitch() {
  if (!hasBackstage()) return null;
  return <Toggle initially={await isBackstageOpen()} />;
}
