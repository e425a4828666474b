"""Taking images in, and making the copies that go out."""
