import { S3Client } from '@aws-sdk/client-s3'

export const bucket = 'uploads'
/** Amazon's own SDK, with the stand-in's address. */
export const s3 = new S3Client({
  endpoint: `http://127.0.0.1:${process.env.S3_PORT ?? 0}`,
  region: 'us-east-1',
  forcePathStyle: true,
  maxAttempts: 1,
  credentials: { accessKeyId: 'stand-in', secretAccessKey: 'stand-in' },
})
