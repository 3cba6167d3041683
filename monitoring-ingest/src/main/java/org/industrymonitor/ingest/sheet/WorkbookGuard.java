package org.industrymonitor.ingest.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks through a workbook before it is read: the reader believes what a workbook says of itself, and some hundred bytes
 * can unpack to gigabytes, or name a cell so far to the right that the row in memory ends the process.
 */
final class WorkbookGuard {

    private static final int MOST_PARTS = 1_000;

    private final XMLInputFactory xml = XMLInputFactory.newFactory();
    private final long maxBytes;
    private long unpacked;

    /** @param maxBytes of all parts together, unpacked */
    WorkbookGuard(long maxBytes) {
        this.maxBytes = maxBytes;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    void check(byte[] file) throws UnreadableSheetException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            int parts = 0;
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                if (++parts > MOST_PARTS) {
                    throw new UnreadableSheetException("workbook must have at most " + MOST_PARTS + " parts");
                }
                try (InputStream part = new Counted(zip.getInputStream(entries.nextElement()))) {
                    check(part);
                }
            }
        } catch (TooLarge e) {
            throw new UnreadableSheetException("workbook must have at most " + maxBytes + " bytes unpacked", e);
        } catch (IOException e) {
            throw new UnreadableSheetException("file is not XLSX: " + e.getMessage(), e);
        }
    }

    /** A part that is no XML is of no interest but for its size: the reader ends where this one does. */
    private void check(InputStream part) throws UnreadableSheetException, IOException {
        try {
            new PartGuard().check(xml.createXMLStreamReader(part));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooLarge tooLarge) {
                throw tooLarge;
            }
        }
        part.transferTo(OutputStream.nullOutputStream());
    }

    /** Counts what comes out, whatever the entry says of its size. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws TooLarge {
            unpacked += Math.max(0, read);
            if (unpacked > maxBytes) {
                throw new TooLarge();
            }
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
