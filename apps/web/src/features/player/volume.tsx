'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Slider } from '#components/ui/slider.tsx';
import { localStorage } from '#lib/browser/storage.ts';
import { usePlayer } from './player-context.ts';

const KEY = 'setlist.volume';

/** Mute and volume; this browser remembers it. */
export function Volume() {
  const t = useTranslations();
  const { audio } = usePlayer();
  const [volume, setVolume] = useState(0.8);
  const [muted, setMuted] = useState(false);

  useEffect(() => {
    const kept = Number.parseFloat(localStorage.get(KEY) ?? '');
    if (kept >= 0 && kept <= 1) setVolume(kept);
  }, []);

  useEffect(() => {
    if (!audio.current) return;
    audio.current.volume = volume;
    audio.current.muted = muted;
  }, [audio, volume, muted]);

  return (
    <span className="volume">
      <IconButton label={muted ? t('player.unmute') : t('player.mute')} onClick={() => setMuted(!muted)}>
        {muted ? <VolumeX /> : <Volume2 />}
      </IconButton>
      <Slider
        className="w-20"
        max={100}
        value={muted ? 0 : Math.round(volume * 100)}
        aria-label={t('player.volume')}
        onChange={(event) => {
          const next = Number(event.target.value) / 100;
          setVolume(next);
          setMuted(false);
          localStorage.set(KEY, String(next));
        }}
      />
    </span>
  );
}
