'use client';

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Switch } from '#components/ui/switch.tsx';
import { LEAP_S, STEP_S } from '#features/player/use-player-keys.ts';
import { areSingleKeysOn, primaryKey, turnSingleKeys } from '#lib/browser/keys.ts';

const ARROWS = { left: ArrowLeft, right: ArrowRight, up: ArrowUp, down: ArrowDown };

/** What keys do, each with the ways to press it: keys held together, named as in `Key`. */
const PLAYER = [
  ['toggle', 'space', 'K'],
  ['seek', 'left', 'right'],
  ['leap', 'J', 'L'],
  ['skip', 'P', 'N'],
  ['skip', 'shift left', 'shift right'],
  ['louder', 'shift up', 'shift down'],
  ['mute', 'M'],
  ['shuffle', 'S'],
  ['repeat', 'R'],
  ['queue', 'Q'],
  ['full', 'F'],
] as const;
const EVERYWHERE = [
  ['search', '/', 'primary K'],
  ['help', '?'],
  ['close', 'Esc'],
] as const;

/** All keys, and the switch of those that one may press unawares. Fetched late: use `KeysHelp`. */
export function KeysList() {
  const t = useTranslations();
  const [on, setOn] = useState(areSingleKeysOn);
  const hintId = useId();
  return (
    <div className="-mx-2 mt-2 overflow-y-auto px-2 pt-2">
      <div className="mb-4 border-b border-line pb-3.5">
        <Switch
          className="flex w-full items-center justify-between gap-4 rounded-small py-1.5 text-left font-550"
          checked={on}
          label={t('keys.single')}
          aria-describedby={hintId}
          onClick={() => {
            turnSingleKeys(!on);
            setOn(!on);
          }}
        >
          <span>{t('keys.single')}</span>
        </Switch>
        <p id={hintId} className="mt-1 text-13 text-muted">
          {t('keys.singleHint')}
        </p>
      </div>
      <Keys title={t('keys.player')} lines={PLAYER} hint={t('keys.louderHint')} />
      <Keys title={t('keys.everywhere')} lines={EVERYWHERE} />
    </div>
  );
}

interface KeysProps {
  title: string;
  lines: typeof PLAYER | typeof EVERYWHERE;
  hint?: string;
}

function Keys({ title, lines, hint }: KeysProps) {
  const t = useTranslations();
  return (
    <section className="mt-4">
      <h3 className="mb-1 text-13 font-550 text-muted">{title}</h3>
      <dl>
        {lines.map(([does, ...ways]) => (
          <div
            key={ways[0]}
            className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0"
          >
            <dt>
              <span>{t(`keys.${does}`, { seconds: does === 'leap' ? LEAP_S : STEP_S })}</span>
              {does === 'louder' && <small className="block text-13 text-muted">{hint}</small>}
            </dt>
            <dd className="ml-auto flex flex-none items-center gap-2">
              {ways.map((way, index) => (
                <span key={way} className="flex items-center gap-1">
                  {index > 0 && <span className="mr-1 text-13 text-muted">{t('keys.or')}</span>}
                  {way.split(' ').map((key) => (
                    <Key key={key} name={key} />
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A key by what is written on it; some are written otherwise in each language. */
function Key({ name }: { name: string }) {
  const t = useTranslations();
  const Arrow = name in ARROWS ? ARROWS[name as keyof typeof ARROWS] : undefined;
  const words: Record<string, string> = {
    space: t('keys.space'),
    shift: t('keys.shift'),
    primary: primaryKey() === 'meta' ? 'Cmd' : t('keys.ctrl'),
    left: t('keys.left'),
    right: t('keys.right'),
    up: t('keys.up'),
    down: t('keys.down'),
  };
  return (
    <kbd className="inline-grid h-7 min-w-7 place-items-center rounded-small border border-line-2 bg-surface-2 px-2 font-sans text-13">
      {Arrow && <Arrow className="size-3.5" />}
      <span className={Arrow ? 'sr-only' : ''}>{words[name] ?? name}</span>
    </kbd>
  );
}
