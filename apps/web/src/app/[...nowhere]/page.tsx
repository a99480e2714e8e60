import { notFound } from 'next/navigation';

/** Whatever address no other page has. */
export default function Nowhere() {
  notFound();
}
