/** Samples a second. 32 kHz keeps everything up to 16 kHz, and makes an MP3 frame exactly 36 ms long. */
export const SAMPLE_RATE = 32_000;
