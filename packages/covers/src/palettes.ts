/** Ground, three inks and one hot spark, as on a two-colour print; the page's tint is taken from `key`. */
export interface Palette {
  name: string;
  ground: string;
  inks: readonly [string, string, string];
  spark: string;
  key: string;
}

export const PALETTES: readonly Palette[] = [
  {
    name: 'ember',
    ground: '#24100b',
    inks: ['#d9391f', '#ff8a4a', '#7a1f14'],
    spark: '#ffe0ad',
    key: '#d9391f',
  },
  {
    name: 'lagoon',
    ground: '#06262a',
    inks: ['#11776f', '#4cc2a8', '#0b4a4d'],
    spark: '#ffb38a',
    key: '#11776f',
  },
  {
    name: 'harvest',
    ground: '#efe0c0',
    inks: ['#d8912a', '#b4481f', '#42301c'],
    spark: '#7d8b46',
    key: '#d8912a',
  },
  {
    name: 'cobalt',
    ground: '#0a1747',
    inks: ['#2450e6', '#86b4ff', '#12277d'],
    spark: '#ff6a45',
    key: '#2450e6',
  },
  {
    name: 'rosso',
    ground: '#3b0c1a',
    inks: ['#c0224d', '#ff8190', '#751530'],
    spark: '#ffd4b8',
    key: '#c0224d',
  },
  {
    name: 'moss',
    ground: '#14231a',
    inks: ['#2f6b40', '#9dbd5c', '#1e4230'],
    spark: '#f3e9c0',
    key: '#2f6b40',
  },
  {
    name: 'carbon',
    ground: '#161513',
    inks: ['#4a463f', '#a79f90', '#2b2824'],
    spark: '#e6ff3f',
    key: '#6b6457',
  },
  {
    name: 'sorbet',
    ground: '#f8dccf',
    inks: ['#f0805c', '#d93e66', '#2d3a63'],
    spark: '#fff6e6',
    key: '#e0604f',
  },
  {
    name: 'petrol',
    ground: '#0b202b',
    inks: ['#15566b', '#5fb39a', '#0f3a4a'],
    spark: '#f5e6c6',
    key: '#15566b',
  },
  {
    name: 'noon',
    ground: '#ffc83d',
    inks: ['#f0562e', '#12303d', '#f7e3bd'],
    spark: '#0f8f88',
    key: '#e59a1c',
  },
  {
    name: 'clay',
    ground: '#e7c6a4',
    inks: ['#a8472d', '#5a201b', '#f3e7d6'],
    spark: '#2b6462',
    key: '#b5573a',
  },
  {
    name: 'ice',
    ground: '#dfebee',
    inks: ['#5ca3b5', '#274656', '#a9cdd6'],
    spark: '#ff7a52',
    key: '#4a90a4',
  },
  {
    name: 'plum',
    ground: '#e9dcd6',
    inks: ['#7b2d4f', '#e2725b', '#2a1a2b'],
    spark: '#f4b740',
    key: '#8b3a5c',
  },
  {
    name: 'signal',
    ground: '#c9d8dd',
    inks: ['#17394a', '#ff5f4a', '#f4efe4'],
    spark: '#e6ff3f',
    key: '#2f6c86',
  },
];
