#!/usr/bin/perl
# Net::SMPP as the ESME. usage: esme.pl HOST PORT SYSTEM_ID PASSWORD PLAN. Does what the plan says (see client_cases.py) and
# reports in lines of fields. The module encodes no text and splits no message: Encode and this script do.
use strict;
use warnings;
use Encode qw(encode decode);
use Net::SMPP;

my ($host, $port, $system_id, $password, $plan_file) = @ARGV;
my $IN_AN_HOUR = '000000010000000R';
my $IN_A_SECOND = '000000000001000R';
my %ENCODINGS = (0 => 'gsm0338', 3 => 'iso-8859-1', 8 => 'UTF-16BE');
my (%receipts, $originated);
$originated = 0;
$SIG{ALRM} = sub { report('failed', "no end in time, mo $originated"); exit 1; };
alarm 40;
$| = 1;

open(my $file, '<', $plan_file) or die "$plan_file: $!";
my @plan = map { chomp; [split /\t/, $_] } <$file>;
my ($number) = map { $_->[1] } grep { $_->[0] eq 'number' } @plan;
my ($awaited) = map { $_->[1] } grep { $_->[0] eq 'originated' } @plan;

sub report {
    print join("\t", @_), "\n";
}

my ($smpp, $bound) = Net::SMPP->new_transceiver($host, port => $port, system_id => $system_id, password => $password,
    source_addr_ton => 1, source_addr_npi => 1, source_addr => $number, dest_addr_ton => 1, dest_addr_npi => 1);
if (!defined $smpp || !defined $bound || $bound->status != 0) {
    report('failed', 'bind refused');
    exit 1;
}

# wait_pdu hands these to us whenever it reads them before the response that it waits for.
sub take {
    my ($session, $pdu) = @_;
    my $text = $pdu->{short_message};
    my $esm_class = $pdu->{esm_class};
    if (($esm_class & 0x3C) == 4) {
        $text =~ /id:(\S+) .*stat:(\S+)/;
        $receipts{$1} = $2;
    } else {
        $originated++;
        $text = $pdu->{message_payload} if defined $pdu->{message_payload};
        my $udh = '';
        if ($esm_class & 0x40) {
            my $length = 1 + unpack('C', $text);
            $udh = substr($text, 0, $length);
            $text = substr($text, $length);
        }
        report('mo', $pdu->{source_addr}, 'octets', unpack('H*', $text), unpack('H*', $udh));
    }
    $session->deliver_sm_resp(seq => $pdu->{seq}, message_id => '');
}
# The module keeps its object in a glob, and its table of handlers in there.
${*$smpp}{handlers}->{Net::SMPP::CMD_deliver_sm()} = \&take;

sub await_until {
    my ($condition) = @_;
    until ($condition->()) {
        my $pdu = $smpp->read_pdu() or do { report('failed', 'connection closed'); exit 1; };
        take($smpp, $pdu) if $pdu->{cmd} == Net::SMPP::CMD_deliver_sm();
        $smpp->enquire_link_resp(seq => $pdu->{seq}) if $pdu->{cmd} == Net::SMPP::CMD_enquire_link();
    }
}

sub submit {
    my ($destination, @fields) = @_;
    my $answer = $smpp->submit_sm(destination_addr => $destination, @fields);
    report('refused', 'submit_sm', $answer->status) if $answer->status != 0;
    return $answer->{message_id};
}

sub query {
    my ($name, $id) = @_;
    my $answer = $smpp->query_sm(message_id => $id);
    report('state', $name, $answer->{message_state});
}

sub later {
    my ($destination) = @_;
    return submit($destination, schedule_delivery_time => $IN_AN_HOUR, short_message => 'later');
}

my %steps = (
    send => sub {
        my ($name, $destination, $coding, $way, $kind, $hex) = @_;
        my $octets = pack('H*', $hex);
        $octets = encode($ENCODINGS{$coding}, decode('UTF-8', $octets)) if $kind eq 'text';
        my @parts = unpack('(a153)*', $octets);
        my ($id, $at) = ('', 0);
        for my $part ($way eq 'udh' || $way eq 'sar' ? @parts : ()) {
            $at++;
            my @fields = $way eq 'udh'
                ? (esm_class => 0x40, short_message => pack('C6', 5, 0, 3, 7, scalar @parts, $at) . $part)
                : (short_message => $part, sar_msg_ref_num => pack('n', 8), sar_total_segments => pack('C', scalar @parts),
                    sar_segment_seqnum => pack('C', $at));
            $id = submit($destination, data_coding => $coding, @fields);
        }
        $id = submit($destination, data_coding => $coding, message_payload => $octets) if $way eq 'payload';
        $id = submit($destination, data_coding => $coding, short_message => $octets) if $way eq 'plain';
        report('sent', $name, $id);
    },
    receipt => sub {
        my ($name, $destination) = @_;
        my $id = submit($destination, registered_delivery => 1, short_message => $name);
        report('sent', $name, $id);
        await_until(sub { exists $receipts{$id} });
        report('receipt', $name, $receipts{$id});
        query($name, $id);
    },
    query => sub {
        my ($name, $destination) = @_;
        query($name, later($destination));
    },
    cancel => sub {
        my ($name, $destination) = @_;
        my $id = later($destination);
        report('done', $name, $smpp->cancel_sm(message_id => $id, destination_addr => $destination)->status);
        query($name, $id);
    },
    replace => sub {
        my ($name, $destination, $hex) = @_;
        my $text = encode('gsm0338', decode('UTF-8', pack('H*', $hex)));
        report('done', $name, $smpp->replace_sm(message_id => later($destination), schedule_delivery_time => $IN_A_SECOND,
            short_message => $text)->status);
    },
);

for my $line (@plan) {
    my ($step, @fields) = @$line;
    $steps{$step}->(@fields) if exists $steps{$step};
}
await_until(sub { $originated >= $awaited });
$smpp->unbind();
