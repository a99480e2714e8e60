/** What was asked for is gone, or private to somebody else. */
export { generateMetadata, NotFound as default } from '#components/not-found.tsx';
