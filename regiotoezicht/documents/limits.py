"""How large a file may be, in bytes, and a photo, in pixels. Pure: read by the web and by the rendering process."""

MEGABYTE = 1024 * 1024
PHOTO_LIMIT = 12 * MEGABYTE
PHOTO_PIXELS = 50_000_000
FILE_LIMIT = 20 * MEGABYTE
UNPACKED_LIMIT = 100 * MEGABYTE
UNPACKED_PARTS = 2_000
