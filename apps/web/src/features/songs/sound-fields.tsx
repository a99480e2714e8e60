'use client';

import { MOODS } from '@setlist/contracts/constants';
import { Dices } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '#components/field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';

/** Takes are told by numbers that one can say to somebody: the same one, genre and mood sound the same. */
const TAKES = 9_999;
const anyTake = () => 1 + Math.floor(Math.random() * TAKES);

/** Mood and take of a sound, as form fields of the names `mood` and `seed`. */
export function SoundFields({ wrong }: { wrong: Record<string, string> }) {
  const t = useTranslations();
  const [take, setTake] = useState(anyTake);
  return (
    <>
      <p className="text-14 text-muted">{t('sound.hint')}</p>
      <Field label={t('sound.mood')} wrong={wrong.mood}>
        {(control) => (
          <Select {...control} name="mood" defaultValue="">
            <option value="">{t('sound.moods.any')}</option>
            {MOODS.map((mood) => (
              <option key={mood} value={mood}>
                {t(`sound.moods.${mood}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex items-end gap-2.5">
        <div className="flex-1">
          <Field label={t('sound.take')} wrong={wrong.seed}>
            {(control) => (
              <Input
                {...control}
                name="seed"
                type="number"
                min={1}
                max={TAKES}
                value={take}
                onChange={({ target }) => setTake(target.valueAsNumber)}
                required
              />
            )}
          </Field>
        </div>
        <Button variant="line" onClick={() => setTake(anyTake())}>
          <Dices />
          <span>{t('sound.another')}</span>
        </Button>
      </div>
    </>
  );
}

/** What the fields of a sound hold. */
export function soundOf(form: FormData) {
  const mood = MOODS.find((each) => each === form.get('mood'));
  return { seed: Number(form.get('seed')), ...(mood ? { mood } : {}) };
}
