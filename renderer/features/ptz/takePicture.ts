const widestPx = 480;
const quality = 0.8;

/** A small JPEG of what a video shows now; rejects when it shows nothing yet. */
export async function takePicture(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) throw new Error('The video shows nothing yet');
  const scale = Math.min(1, widestPx / videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures');
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture could not be packed')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
}
