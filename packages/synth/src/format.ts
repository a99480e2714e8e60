/** Samples a second. 32 kHz keeps everything up to 16 kHz, and makes an MP3 frame exactly 36 ms long. */
export const SAMPLE_RATE = 32_000;

/** Two channels of equal length, samples from -1 to 1. */
export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

/** Kilobits a second of an MP3: constant, so that the length of the file follows from that of the music. */
export const BITRATE = 80;
/** Samples of each channel in one MP3 frame. */
export const FRAME_SAMPLES = 1_152;
/** Bytes of one MP3 frame at this rate and bitrate. */
export const FRAME_BYTES = (FRAME_SAMPLES * BITRATE * 1_000) / (8 * SAMPLE_RATE);
/** Frames that the encoder adds to the music, for its own delay. */
export const ENCODER_FRAMES = 1;
