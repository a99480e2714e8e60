/** Three dancing bars: this is what plays. `still` while it is paused. */
export function Equalizer({ still }: { still?: boolean }) {
  return (
    <span className="equalizer" data-still={still || undefined} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
