export { planSong } from './compose/plan.ts';
export { makeAudio } from './make-audio.ts';
export { type Genre, styles } from './styles/styles.ts';
