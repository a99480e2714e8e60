// Ground, three inks, one spark: the palettes that sleeves use.
const PALETTES = [
  ['#24100b', '#d9391f', '#ff8a4a', '#7a1f14', '#ffe0ad'],
  ['#06262a', '#11776f', '#4cc2a8', '#0b4a4d', '#ffb38a'],
  ['#efe0c0', '#d8912a', '#b4481f', '#42301c', '#7d8b46'],
  ['#0a1747', '#2450e6', '#86b4ff', '#12277d', '#ff6a45'],
  ['#3b0c1a', '#c0224d', '#ff8190', '#751530', '#ffd4b8'],
  ['#161513', '#4a463f', '#a79f90', '#2b2824', '#e6ff3f'],
  ['#dfebee', '#5ca3b5', '#274656', '#a9cdd6', '#ff7a52'],
  ['#ffc83d', '#f0562e', '#12303d', '#f7e3bd', '#0f8f88'],
] as const;

/** Draws a square picture from a hexadecimal seed, quarter circles on a grid; the same seed gives the same picture. */
export function avatar(seed: string): string {
  const digit = (index: number) => Number.parseInt(seed[index % seed.length] ?? '0', 16);
  const palette = PALETTES[digit(0) % PALETTES.length] ?? PALETTES[0];
  const [ground, ...inks] = palette;
  const cells = [0, 1, 2, 3].map((cell) => {
    const ink = inks[(digit(cell + 1) + cell) % inks.length];
    const turn = (digit(cell + 5) % 4) * 90;
    const x = (cell % 2) * 50;
    const y = Math.floor(cell / 2) * 50;
    const shape =
      digit(cell + 9) % 3 === 0
        ? '<circle cx="25" cy="25" r="16"/>'
        : '<path d="M0 0h50a50 50 0 0 1-50 50z"/>';
    return `<g transform="translate(${x} ${y}) rotate(${turn} 25 25)" fill="${ink}">${shape}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${ground}"/>${cells.join('')}</svg>`;
}
