// One file, so that they are fetched as one.
export { FullPlayer } from './full-player.tsx';
export { QueuePanel } from './queue-panel.tsx';
