/** Two channels of equal length, samples from -1 to 1. */
export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

export function silence(length: number): Stereo {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}
