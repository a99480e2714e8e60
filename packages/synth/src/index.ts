export { makeSound } from './make-sound.ts';
export { planSound } from './plan-sound.ts';
export type { Sound } from './sound.ts';
export { soundFile } from './sound-file.ts';
export { type Mood, moods } from './styles/moods.ts';
export { type Genre, styles } from './styles/styles.ts';
