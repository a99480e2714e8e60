/** An address of no page at all. */
export { generateMetadata, NotFound as default } from '#components/not-found.tsx';
