/** A row of cards that cannot be had right now: still hatching, nobody waits for it. */
export function HeldCards({ count }: { count: number }) {
  return (
    <div className="cards" data-one-row aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div className="card" key={i}>
          <span className="cover skeleton skeleton--held" />
          <span className="skeleton skeleton--held mt-4 h-4 w-3/4" />
          <span className="skeleton skeleton--held mt-1 h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
