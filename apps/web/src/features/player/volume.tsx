'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Slider } from '#components/ui/slider.tsx';
import { isVolumeOurs } from '#lib/browser/window.ts';
import { DEFAULT_VOLUME, setVolume } from './kept-volume.ts';
import { usePlayer, usePlayerActions } from './player-context.ts';

/** Mute and volume; this browser remembers it. Where only the device's own buttons set it, there is mute alone. */
export function Volume({ wide }: { wide?: boolean }) {
  const t = useTranslations();
  const { toggleMute } = usePlayerActions();
  const audio = usePlayer((player) => player.audio);
  const { volume, muted } = useVolume(audio);
  const [isOurs] = useState(isVolumeOurs);
  return (
    <span
      className={
        wide
          ? 'flex items-center justify-center gap-1'
          : 'mr-1.5 flex items-center gap-1 max-md:hidden narrow:hidden'
      }
    >
      <IconButton label={muted ? t('player.unmute') : t('player.mute')} onClick={toggleMute}>
        {muted ? <VolumeX /> : <Volume2 />}
      </IconButton>
      {isOurs && (
        <Slider
          className={wide ? 'flex-1' : 'w-20'}
          max={100}
          value={muted ? 0 : Math.round(volume * 100)}
          aria-label={t('player.volume')}
          onChange={(event) => {
            if (audio) setVolume(audio, Number(event.target.value) / 100);
          }}
        />
      )}
    </span>
  );
}

/** How loud it is, from 0 to 1, and whether it is muted, as the audio element has it. */
function useVolume(audio: HTMLAudioElement | null): { volume: number; muted: boolean } {
  const subscribe = useCallback(
    (tell: () => void) => {
      audio?.addEventListener('volumechange', tell);
      return () => audio?.removeEventListener('volumechange', tell);
    },
    [audio],
  );
  return {
    volume: useSyncExternalStore(
      subscribe,
      () => audio?.volume ?? DEFAULT_VOLUME,
      () => DEFAULT_VOLUME,
    ),
    muted: useSyncExternalStore(
      subscribe,
      () => audio?.muted ?? false,
      () => false,
    ),
  };
}
