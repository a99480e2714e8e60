'use client';

import { Broken } from '#components/broken.tsx';

/** A page for signed-out people that broke, or the frame around those for signed-in ones. */
export default function ErrorPage(props: Parameters<typeof Broken>[0]) {
  return (
    <main className="px-5 md:px-10" id="main">
      <Broken {...props} />
    </main>
  );
}
