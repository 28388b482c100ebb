/** Width and height in px. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The largest box of a picture's shape that has room in another, and is no larger than the picture. */
export function fit({ width, height }: Box, room: Box): Box {
  const scale = Math.min(1, room.width / width, room.height / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** A picture of no more pixels than some browsers' canvas holds, 16.7 million: those of a phone stay whole, and a larger one becomes smaller. */
export function withinPixels({ width, height }: Box, most = 4096 * 4096): Box {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
}
