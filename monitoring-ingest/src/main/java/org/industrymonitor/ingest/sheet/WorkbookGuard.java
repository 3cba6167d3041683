package org.industrymonitor.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks through a workbook and lets pass what may be read: the reader believes what a workbook says of itself, and some
 * hundred bytes can unpack to gigabytes, or name a cell so far to the right that the row in memory ends the process.  What
 * is looked through is unpacked once and handed on unpacked, so that there are no two ways to read it.
 */
final class WorkbookGuard {

    private static final int MOST_PARTS = 1_000;

    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final long maxBytes;
    private long unpacked;

    /** @param maxBytes of all parts together, unpacked */
    WorkbookGuard(long maxBytes) {
        this.maxBytes = maxBytes;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** The workbook without its pictures, macros and other parts that are not XML. */
    byte[] passed(byte[] file) throws UnreadableSheetException {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                ZipOutputStream to = new ZipOutputStream(passed)) {
            to.setLevel(Deflater.NO_COMPRESSION);
            for (Enumeration<ZipArchiveEntry> entries = from.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (!names.add(entry.getName()) || names.size() > MOST_PARTS) {
                    throw new UnreadableSheetException(
                            "workbook must have at most " + MOST_PARTS + " parts, each once");
                }
                byte[] part = new Counted(from.getInputStream(entry)).readAllBytes();
                if (isXml(entry.getName())) {
                    check(entry.getName(), part);
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(part);
                }
            }
        } catch (TooLarge e) {
            throw new UnreadableSheetException("workbook must have at most " + maxBytes + " bytes unpacked", e);
        } catch (IOException e) {
            throw new UnreadableSheetException("file is not XLSX: " + e.getMessage(), e);
        }
        return passed.toByteArray();
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private void check(String name, byte[] part) throws UnreadableSheetException {
        try {
            new PartGuard().check(xml.createXMLStreamReader(new ByteArrayInputStream(part)));
        } catch (XMLStreamException e) {
            throw new UnreadableSheetException("workbook has a part that is not XML: " + name, e);
        }
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
