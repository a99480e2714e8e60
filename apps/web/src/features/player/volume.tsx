'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { localStorage } from '#lib/browser/storage.ts';
import { usePlayer } from './player-context.ts';

const KEY = 'setlist.volume';

/** Mute and volume; this browser remembers it. */
export function Volume() {
  const t = useTranslations();
  const { audio } = usePlayer();
  const slider = useRef<HTMLInputElement>(null);
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
    slider.current?.style.setProperty('--value', `${muted ? 0 : volume * 100}%`);
  }, [audio, volume, muted]);

  return (
    <span className="volume">
      <button
        type="button"
        className="icon-button"
        aria-label={muted ? t('player.unmute') : t('player.mute')}
        onClick={() => setMuted(!muted)}
      >
        {muted ? (
          <VolumeX className="icon" aria-hidden="true" />
        ) : (
          <Volume2 className="icon" aria-hidden="true" />
        )}
      </button>
      <input
        ref={slider}
        className="slider"
        type="range"
        min={0}
        max={100}
        value={Math.round(volume * 100)}
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
