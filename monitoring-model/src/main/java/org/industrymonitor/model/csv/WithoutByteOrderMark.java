package org.industrymonitor.model.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Characters without the byte order mark that spreadsheet programs put first. */
final class WithoutByteOrderMark extends FilterReader {

    private boolean started;

    WithoutByteOrderMark(Reader characters) {
        super(new PushbackReader(characters, 1));
    }

    @Override
    public int read() throws IOException {
        skipMark();
        return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        skipMark();
        return super.read(buffer, offset, length);
    }

    private void skipMark() throws IOException {
        if (!started) {
            started = true;
            int first = in.read();
            if (first >= 0 && first != '\uFEFF') {
                ((PushbackReader) in).unread(first);
            }
        }
    }
}
